//! Places and the user's overrides, loaded once and handed in as values.
