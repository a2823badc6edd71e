/**
 * {@code fluxion suite}: problems with known solutions, solved by the default training over several seeds, each within a budget of
 * time. Finished runs stand in a CSV file, one line each, so that a suite that was stopped goes on where it was.
 *
 * <p>A suite is a CSV file with the columns {@code id,target,seconds,published,source}; the problem {@code id} is the file
 * {@code <id>.pde} beside it. The {@code train} blocks of the files are not looked at: a suite measures what a user gets who asks for nothing.
 */
package dev.fluxion.solver.suite;
