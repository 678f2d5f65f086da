"""`manage.py rotate_note_keys`: the notes of the tandems under the newest of `NOTE_KEYS`; then the old key may go."""

from django.core.management.base import BaseCommand, CommandError

from mentoring.domain import notes


class Command(BaseCommand):
    help = "Encrypts every note of the tandems anew with the first of NOTE_KEYS."

    def handle(self, *args: object, **options: object) -> None:
        done, lost = notes.rotate()
        self.stdout.write(f"{done} notes are under the newest key.")
        if lost:
            raise CommandError(
                f"{lost} notes cannot be opened with any of the keys: bring the lost key back."
            )
