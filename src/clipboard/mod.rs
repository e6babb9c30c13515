//! The clipboard: the plan (pure: environment in, methods out) and the methods.
