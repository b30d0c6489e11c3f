"""Forms: how fields, selects and hundreds of options are drawn, and how a form that is sent twice,
by two people or by a machine is told apart."""
