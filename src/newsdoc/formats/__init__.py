"""The formats that articles come in and go out in. Each is one package; a row in the registry makes it known."""
