package dev.fluxion.solver.cli;

import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.LongForm;
import dev.fluxion.solver.SolveException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fluxion explain}: prints a stage of the compiler. */
@Command(
        name = "explain",
        description = "Prints what the compiler makes of a problem, or the long form of a message, e.g. explain E0503.")
final class ExplainCommand implements Callable<Integer> {
    private static final List<String> STAGES = Arrays.stream(Language.Stage.values())
            .map(stage -> stage.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final Pattern CODE = Pattern.compile("[EWew]\\d{4}");

    private final Session session;

    @Mixin
    private ProblemOptions options;

    @Option(
            names = "--stage",
            paramLabel = "ast|problem|graph|jets|tiles",
            description =
                    "Syntax tree, problem in readable mathematics (default), residual graph, derivatives, tile programs.")
    private String stage = "problem";

    @Option(
            names = "--train",
            paramLabel = "NAME",
            description = "Which `train` block of the file; the unnamed one by default.")
    private String train = "";

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (CODE.matcher(options.word()).matches()) {
            return explainCode(options.word().toUpperCase(Locale.ROOT));
        }
        int chosen = STAGES.indexOf(stage.toLowerCase(Locale.ROOT));
        if (chosen < 0) {
            throw new SolveException("--stage " + stage + " is unknown" + Suggestion.among(stage, STAGES));
        }
        Language.Stage wanted = Language.Stage.values()[chosen];
        Pde.Compilation compiled = FrontEnd.compile(session, options.choice());
        FrontEnd.print(compiled, session.err());
        if (compiled.hasErrors() && wanted != Language.Stage.AST) {
            return ExitCode.BAD_INPUT.status();
        }
        String text = session.language()
                .explain(
                        wanted,
                        compiled,
                        problem -> SolveRequest.training(
                                problem, train, options.choice().file()));
        session.out().print(text.endsWith("\n") ? text : text + "\n");
        session.out().flush();
        return (compiled.hasErrors() ? ExitCode.BAD_INPUT : ExitCode.DONE).status();
    }

    private int explainCode(String word) {
        List<String> codes = Arrays.stream(Code.values()).map(Code::name).toList();
        if (!codes.contains(word)) {
            throw new SolveException("there is no message " + word + Suggestion.among(word, codes));
        }
        session.out().print(LongForm.of(Code.valueOf(word)).print());
        session.out().flush();
        return ExitCode.DONE.status();
    }
}
