# Time and date
time-now = It is { $time }.
date-today = It is { $date }.
