eq u = (x > 0)*3
