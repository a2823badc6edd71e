eq u = 1 where x
expect rel_l2(u)
