## Skills that others wrote
skill-failed = That added skill had no answer.
skill-missing = That skill is no longer here.
skill-unwalled = That added skill is not run, because this device cannot close it off.
