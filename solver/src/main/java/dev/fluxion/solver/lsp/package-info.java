/**
 * The language server, {@code fluxion lsp}: what editors ask about problem files, answered over the Language Server Protocol.
 *
 * <p>Each text version is compiled once ({@link dev.fluxion.solver.lsp.Analysis}); every answer is a pure function of that. Messages about a
 * text that has been overtaken by a newer one are not sent.
 */
package dev.fluxion.solver.lsp;
