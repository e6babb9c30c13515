//! A tree onto disk: inside its target only, with a manifest of hashes, hand edits kept.
