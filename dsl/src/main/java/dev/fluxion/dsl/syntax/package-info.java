/**
 * From text to a tree. {@link dev.fluxion.dsl.syntax.Parser#parse} turns a source file into a
 * {@link dev.fluxion.dsl.syntax.ProblemFile}, a list of {@link dev.fluxion.dsl.syntax.Statement} records with the spans they came
 * from, and diagnostics for what could not be read:
 *
 * {@snippet :
 * ParseResult result = Parser.parse(new SourceFile("heat.pde", "domain x in [0, 1]\nunknown u\neq -u_xx = 1\n"));
 * for (Statement statement : result.file().statements()) {
 *     switch (statement) {
 *         case Statement.Equation e -> System.out.println("an equation: " + e.equality());
 *         default -> System.out.println(statement.span());
 *     }
 * }
 * }
 *
 * <p>Four steps, each with its own class: the lexer gives tokens; {@code StatementSplitter} cuts them at statement keywords, which
 * is what lets one mistake leave all other statements alone; the generated ANTLR parser reads each statement;
 * {@code TreeBuilder} makes the records. When the ANTLR parser refuses a statement, {@code MistakeExplainer} looks at the tokens
 * around the place and words the message. No type of ANTLR leaves this package.
 *
 * <p>The tree says what was written and nothing about what it means: names are not resolved, {@code u_x} is a name, regions and
 * optimizers are expressions.
 */
package dev.fluxion.dsl.syntax;
