"""What becomes of a page that its readers have approved. Called by Wagtail (`WAGTAIL_FINISH_WORKFLOW_ACTION`).

Wagtail loads this module while it loads its own models: they are named here for the types alone.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from portal.accounts.models import User


def publish_approved(workflow_state: "WorkflowState", user: "User | None" = None) -> None:
    """Publish what was read. The approval is the right to do it: a reader needs no right over the pages themselves."""
    revision = workflow_state.current_task_state.revision
    workflow_state.content_object.publish(revision, user=user, skip_permission_checks=True)
