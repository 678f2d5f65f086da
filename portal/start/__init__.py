"""What the commands run before or around Django: set-up, catalogues, the process that serves."""
