"""Files in a folder or in a bucket: nothing asks for a path, and a bucket is one setting away."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from assessments.actions import evidence as acts
from assessments.models import Assessment, Evidence
from tests import proof_files as files
from tests.cast import Cast
from tests.letting_out import PROOF, confirm
from tests.proving import add, logged_in
from tests.test_evidence_rights import file_of

ROOT = Path(__file__).resolve().parent.parent


class PathlessStorage(Storage):
    """What a bucket can do, and nothing more: whoever asks for a path fails."""

    kept: dict[str, bytes] = {}

    def _save(self, name: str, content: Any) -> str:
        self.kept[name] = b"".join(content.chunks())
        return name

    def _open(self, name: str, mode: str = "rb") -> Any:
        if name not in self.kept:
            raise FileNotFoundError(name)
        return ContentFile(self.kept[name], name)

    def exists(self, name: str) -> bool:
        return name in self.kept

    def delete(self, name: str) -> None:
        self.kept.pop(name, None)


@pytest.fixture
def pathless(settings: Any) -> type[PathlessStorage]:
    PathlessStorage.kept = {}
    backend = {"BACKEND": f"{__name__}.PathlessStorage"}
    settings.STORAGES = {**settings.STORAGES, "evidence": backend}
    return PathlessStorage


def test_everything_works_without_a_path(
    assessment: Assessment,
    cast: Cast,
    pathless: type[PathlessStorage],
    django_capture_on_commit_callbacks: Any,
) -> None:
    piece = add(assessment, cast, files.picture(), name="photo.jpg").evidence
    client = logged_in(cast.viewer)
    response = client.get(file_of(piece))
    assert response.getvalue() == pathless.kept[piece.stored]
    confirm(assessment, cast.manager, PROOF)
    archive = client.get(f"/assessments/{assessment.pk}/evidence.zip")
    assert archive.getvalue().startswith(b"PK")
    acts.unuse(assessment=assessment, by=cast.manager, use=assessment.evidence_uses.get())
    with django_capture_on_commit_callbacks(execute=True):
        acts.remove_evidence(evidence=piece, by=cast.manager)
    assert not pathless.kept


def test_a_storage_that_cannot_delete_costs_room_and_no_answer(
    assessment: Assessment,
    cast: Cast,
    pathless: type[PathlessStorage],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Any,
) -> None:
    def down(self: object, name: str) -> None:
        raise ConnectionError

    monkeypatch.setattr(pathless, "delete", down)
    piece = add(assessment, cast).evidence
    acts.unuse(assessment=assessment, by=cast.manager, use=assessment.evidence_uses.get())
    with django_capture_on_commit_callbacks(execute=True):
        acts.remove_evidence(evidence=piece, by=cast.manager)
    assert Evidence.objects.count() == 0
    assert piece.stored in caplog.text


def test_a_storage_that_is_down_leaves_no_row(
    assessment: Assessment,
    cast: Cast,
    pathless: type[PathlessStorage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def down(self: object, name: str, content: object) -> str:
        raise ConnectionError

    monkeypatch.setattr(pathless, "_save", down)
    with pytest.raises(ConnectionError):
        add(assessment, cast)
    assert (Evidence.objects.count(), assessment.evidence_uses.count()) == (0, 0)


def test_files_on_disk_are_nobody_elses_to_read(assessment: Assessment, cast: Cast) -> None:
    piece = add(assessment, cast).evidence
    stored = Path(storages["evidence"].path(piece.stored))
    assert stat.S_IMODE(stored.stat().st_mode) == 0o600
    assert stat.S_IMODE(stored.parent.stat().st_mode) == 0o700


ASKED = """
import json, django
django.setup()
from django.core.files.storage import storages
kept = storages["evidence"]
client = kept.connection.meta.client
print(json.dumps({
    "kind": type(kept).__name__, "bucket": kept.bucket_name, "folder": kept.location,
    "endpoint": client.meta.endpoint_url, "region": client.meta.region_name,
    "overwrites": kept.file_overwrite, "acl": kept.default_acl,
    "signed": "X-Amz" in kept.url("1/x.pdf") or "Signature" in kept.url("1/x.pdf"),
}))
"""


def test_a_bucket_is_one_setting_away_and_its_client_needs_no_network(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", ASKED],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "TIDU_SECRET_KEY": "x" * 50,
            "TIDU_S3_BUCKET": "proof",
            "TIDU_S3_ENDPOINT": "https://oss.example.cn",
            "TIDU_S3_REGION": "cn-east-1",
            "AWS_ACCESS_KEY_ID": "only-for",
            "AWS_SECRET_ACCESS_KEY": "tests",
            "AWS_EC2_METADATA_DISABLED": "true",
            "HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(told.stdout) == {
        "kind": "S3Storage",
        "bucket": "proof",
        "folder": "evidence",
        "endpoint": "https://oss.example.cn",
        "region": "cn-east-1",
        "overwrites": False,
        "acl": "private",
        "signed": True,
    }
