"""State that tests of proof build: pieces, places, who looks at the page, what is sent to it."""

from typing import Any

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse

from accounts.models import User
from assessments.actions import evidence as acts
from assessments.actions.evidence import About, Proves
from assessments.models import Assessment, Evidence, ScenarioInstance
from tests import proof_files as files
from tests.cast import Cast

AT = Proves("device.state")


@pytest.fixture(autouse=True)
def in_memory(settings: Any) -> None:
    """A storage without paths: what works here works in a bucket."""
    backend = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "evidence": backend}


def add(assessment: Assessment, cast: Cast, content: bytes = files.PDF, **more: Any) -> acts.Added:
    return acts.add_file(
        assessment=assessment,
        by=cast.contributor,
        upload=files.upload(content, more.pop("name", "proof.pdf")),
        proves=more.pop("proves", AT),
        about=About(more.pop("title", "Screen of 3 March"), **more),
    )


def stored() -> list[str]:
    folders, names = storages["evidence"].listdir("")
    below = [f"{at}/{name}" for at in folders for name in storages["evidence"].listdir(at)[1]]
    return [*names, *below]


def an_instance(assessment: Assessment, cast: Cast, name: str = "Line 2") -> ScenarioInstance:
    return ScenarioInstance.objects.create(
        assessment=assessment,
        scenario="PO27",
        name=name,
        stated_at=assessment.started_at,
        stated_by=cast.manager,
    )


def logged_in(user: User) -> Client:
    user.language = "en"
    user.save()
    client = Client()
    client.force_login(user)
    return client


def page_of(assessment: Assessment, query: str = "?question=device.state") -> str:
    return reverse("assessments:evidence", args=[assessment.pk]) + query


def sent(*contents: bytes, **more: Any) -> dict[str, Any]:
    rows = {f"file-{n}-file": files.upload(content) for n, content in enumerate(contents)}
    return {"act": "files", **rows, **more}


def piece(assessment: Assessment, cast: Cast, name: str = "Screen", **more: Any) -> Evidence:
    content = files.PDF + name.encode() + b"\n%%EOF"
    return acts.add_file(
        assessment=assessment,
        by=cast.contributor,
        upload=files.upload(content, f"{name}.pdf"),
        proves=more.pop("proves", Proves("device.state")),
        about=About(name, **more),
    ).evidence
