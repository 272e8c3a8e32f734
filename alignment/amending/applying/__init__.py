"""Instructions carried out on a text: a draft is changed step by step, then numbered."""
