package dev.fluxion.solver.cli;

import dev.fluxion.autodiff.custom.ProviderException;
import dev.fluxion.solver.SolveException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code fluxion} command and how it answers to what it cannot do: one line, never a stack trace. */
@Command(
        name = "fluxion",
        description = "Solves partial differential equations written as text.",
        version = "fluxion 0.1",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class Fluxion {
    private Fluxion() {}

    /** Runs one call and gives its exit status. */
    static int run(Session session, String... arguments) {
        CommandLine line = new CommandLine(new Fluxion());
        boolean overview = arguments.length == 0 || arguments[0].equals("--help") || arguments[0].equals("-h");
        commands(arguments).forEach((name, command) -> {
            Object described = command.apply(session);
            CommandLine sub = new CommandLine(overview ? outline(described) : described);
            sub.getCommandSpec().mixinStandardHelpOptions(true);
            line.addSubcommand(name, sub);
        });
        line.setOut(session.out());
        line.setErr(session.err());
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((e, args) -> session.refuse(words(e)));
        line.setExecutionExceptionHandler((e, command, result) -> failed(session, e));
        if (arguments.length == 0) {
            line.usage(session.out());
            return ExitCode.BAD_INPUT.status();
        }
        try {
            return line.execute(arguments);
        } catch (StackOverflowError e) {
            return session.refuse("the problem is nested too deeply");
        } catch (OutOfMemoryError e) {
            return session.refuse(memory());
        } catch (Error e) {
            return internal(session, e);
        }
    }

    /** The commands that a call needs: the one it names, since describing one takes picocli about 10 ms, else all. */
    private static Map<String, Function<Session, Object>> commands(String... arguments) {
        Map<String, Function<Session, Object>> all = new LinkedHashMap<>();
        all.put("solve", SolveCommand::new);
        all.put("check", CheckCommand::new);
        all.put("explain", ExplainCommand::new);
        all.put("tex", TexCommand::new);
        all.put("fmt", FmtCommand::new);
        all.put("new", NewCommand::new);
        all.put("completion", CompletionCommand::new);
        all.put("man", ManCommand::new);
        all.put("lsp", LspCommand::new);
        all.put("editor", EditorCommand::new);
        all.put("eval", EvalCommand::new);
        all.put("suite", SuiteCommand::new);
        all.put("study", StudyCommand::new);
        all.put("bench", BenchCommand::new);
        String first = arguments.length == 0 ? "" : arguments[0];
        boolean aboutAll = first.equals("completion") || first.equals("man");
        return all.containsKey(first) && !aboutAll ? Map.of(first, all.get(first)) : all;
    }

    /** What an overview of all commands says of one, without a look at its options, of which it says nothing. */
    private static CommandSpec outline(Object command) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(command.getClass().getAnnotation(Command.class).description());
        return spec;
    }

    private static String words(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String message = e.getMessage().lines().findFirst().orElse("wrong arguments");
        String hint = "";
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            String word = unmatched.getUnmatched().getFirst();
            message = (word.startsWith("-")
                            ? "unknown option "
                            : e.getCommandLine().getSubcommands().isEmpty()
                                    ? "unexpected argument "
                                    : "unknown command ")
                    + "`" + word + "`";
            hint = suggestions.isEmpty() ? "" : "; did you mean `" + suggestions.getFirst() + "`?";
        }
        String lower = Character.toLowerCase(message.charAt(0)) + message.substring(1);
        return lower + hint + " (`" + command + " --help` lists what there is)";
    }

    private static int failed(Session session, Exception e) {
        boolean ofTheUser = e instanceof SolveException || e instanceof ProviderException;
        return ofTheUser ? session.refuse(e.getMessage()) : internal(session, e);
    }

    private static int internal(Session session, Throwable e) {
        String message = e.getMessage() == null
                ? ""
                : ": " + e.getMessage().lines().findFirst().orElse("");
        StackTraceElement[] trace = e.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        session.err()
                .println("error[internal]: " + e.getClass().getSimpleName() + message + place
                        + "; this is a mistake in fluxion, please report this line with the problem file");
        session.err().flush();
        return ExitCode.INTERNAL.status();
    }

    private static String memory() {
        return String.format(
                Locale.ROOT,
                "out of memory (%.3g GB): use a smaller network or fewer points, or a larger heap, e.g. FLUXION_JAVA_OPTS=-Xmx16g",
                Runtime.getRuntime().maxMemory() / 1e9);
    }
}
