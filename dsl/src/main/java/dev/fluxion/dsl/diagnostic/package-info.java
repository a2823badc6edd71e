/**
 * Messages about {@code .pde} files. A mistake of the user is a {@link dev.fluxion.dsl.diagnostic.Diagnostic}: a numbered
 * {@link dev.fluxion.dsl.diagnostic.Code}, a sentence, a {@link dev.fluxion.dsl.diagnostic.Span} of the text, words after the
 * carets, and help that says what to write instead. It is never an exception, and a stage reports all its mistakes at once.
 *
 * {@snippet :
 * SourceFile source = new SourceFile("heat.pde", "param a = 2pi");
 * Diagnostic d = Code.E0102.at(new Span(10, 13), "2", "pi").help("write `2*pi`").fix(new Span(10, 13), "2*pi");
 * System.out.print(DiagnosticRenderer.render(d, source));
 * // error[E0102]: missing `*` between `2` and `pi`
 * //  --> heat.pde:1:11
 * //    1 | param a = 2pi
 * //      |           ^^^ help: write `2*pi`
 * }
 *
 * <p>Spans are offsets into the text of one {@link dev.fluxion.dsl.diagnostic.SourceFile}, which turns them into lines and
 * columns. Codes starting with {@code W} are warnings and never stop a run unless the user asks for {@code --strict}. The style
 * of the sentences: lower-case, no blame, the user's own names, what is available instead, at most one line of help, code in
 * backticks. {@link dev.fluxion.dsl.diagnostic.DiagnosticRenderer} prints for people,
 * {@link dev.fluxion.dsl.diagnostic.DiagnosticRecord} feeds tools.
 */
package dev.fluxion.dsl.diagnostic;
