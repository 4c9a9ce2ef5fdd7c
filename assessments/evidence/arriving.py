"""While an upload arrives: a file above its limit is no longer kept, the rest of the form is."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

# As many as one page offers.
FILES_AT_ONCE = 3
# In request.META: the names of the fields whose file was too large.
TOO_LARGE = "tidu.too_large"


class StopLargeFiles(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS. What is skipped reaches neither memory nor disk."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > settings.EVIDENCE_FILE_LIMIT:
            meta = self.request.META if self.request else {}
            meta[TOO_LARGE] = {*meta.get(TOO_LARGE, ()), self.field_name}
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return None
