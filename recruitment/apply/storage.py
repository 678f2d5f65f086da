"""Where the wizards keep what is typed: the row of a draft, reached by its UUID in the address.

Called by formtools through the view's `storage_name`. Reading writes nothing: the step shown is the one of the
address, and only `drafts.save_step` touches the row.
"""

from django.http import HttpRequest, HttpResponse
from formtools.wizard.storage.base import BaseStorage


class DraftStorage(BaseStorage):
    def __init__(self, prefix: str, request: HttpRequest, file_storage: object = None) -> None:
        super().__init__(prefix, request, file_storage)
        self.init_data()
        self.data[self.step_data_key] = dict(request.draft.answers)

    def reset(self) -> None:
        """Nothing to forget here: sending empties the draft in its own transaction."""

    def update_response(self, response: HttpResponse) -> None:
        """No cookie, no file."""
