// a comment
unknown u // the field
% matlab
unknown v ! fortran
/* c */
