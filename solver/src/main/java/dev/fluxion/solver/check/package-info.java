/**
 * Second opinions on a solution, by methods that share nothing with the network but the residuals. Ordinary differential equations with everything given at the start are
 * integrated step by step. In other problems in one or two coordinates each field is a sum of products of Chebyshev polynomials (trigonometric functions along periodic
 * coordinates), and the coefficients are the least-squares solution of all equations and conditions at collocation points, linearised about the network's fields and then about
 * the last solution where they are not linear: for solutions that are smooth the error falls faster than any power of the number of functions (Trefethen 2000, <i>Spectral
 * Methods in MATLAB</i>, chapter 4; Boyd 2001, chapter 2). Each method solves twice, with less and with more effort. Where the two disagree, the opinion says so itself.
 */
package dev.fluxion.solver.check;
