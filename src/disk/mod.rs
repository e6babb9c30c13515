//! Everything that is written goes through here: atomic, locked, never through a link.
