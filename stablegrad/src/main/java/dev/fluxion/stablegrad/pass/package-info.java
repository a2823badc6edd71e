/** Vector sweeps over ranges of flat arrays: static, free of allocation, each reading and writing an element once. */
package dev.fluxion.stablegrad.pass;
