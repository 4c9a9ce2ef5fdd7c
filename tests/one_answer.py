"""One answer sent in the background, as the page sends it."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from assessments.models import Assessment

KEY = "device.state"


def address(assessment: Assessment, key: str = KEY) -> str:
    return reverse("assessments:answer", args=[assessment.pk, key])


def body(key: str = KEY, **fields: object) -> dict[str, Any]:
    return {f"{key}-{name}": value for name, value in {"state": "0.x", **fields}.items()}


def send(client: Client, assessment: Assessment, key: str = KEY, **fields: object) -> Any:
    return client.post(address(assessment, key), body(key, **fields))


def word(response: Any) -> tuple[int, str]:
    return response.status_code, response["Tidu-Answer"]


def state_in(response: Any, key: str = KEY) -> str:
    found = re.search(rf'name="{re.escape(key)}-state" value="([^"]+)"', response.content.decode())
    assert found
    return found[1]
