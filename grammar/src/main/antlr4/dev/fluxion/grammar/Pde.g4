grammar Pde;
file : EOF ;
