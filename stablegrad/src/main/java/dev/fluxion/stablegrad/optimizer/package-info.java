/** Update rules and their state: moments of first-order methods, curvature of quasi-Newton methods, line search. */
package dev.fluxion.stablegrad.optimizer;
