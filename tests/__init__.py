"""The tests mirror the source; journeys/ tells whole stories, fresh/ replays first starts."""
