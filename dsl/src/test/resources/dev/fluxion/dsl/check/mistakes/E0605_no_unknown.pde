domain x in [0, 1]
problem "nothing"
