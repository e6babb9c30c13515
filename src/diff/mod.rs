//! What differs between two designs: field by field, in the prompt, in the tree, in the budget.
