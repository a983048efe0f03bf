# Heure et date
time-now = Il est { $time }.
date-today = Nous sommes le { $date }.
