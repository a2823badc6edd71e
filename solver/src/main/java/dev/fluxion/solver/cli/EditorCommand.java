package dev.fluxion.solver.cli;

import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.lsp.VscodeExtension;
import dev.fluxion.solver.report.AtomicFile;
import dev.fluxion.solver.report.IoMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fluxion editor vscode DIR}: what an editor needs to know about problem files. */
@Command(name = "editor", description = "Writes the folder of an editor's extension for problem files.")
final class EditorCommand implements Callable<Integer> {
    private static final List<String> EDITORS = List.of("vscode");

    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "EDITOR",
            description = "vscode, also for editors that read TextMate grammars.")
    private String editor;

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder; files of the extension in it are replaced.")
    private Path folder;

    EditorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!EDITORS.contains(editor)) {
            throw new SolveException("there is no extension for " + editor + Suggestion.among(editor, EDITORS));
        }
        for (Map.Entry<String, String> file : VscodeExtension.files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            try {
                Files.createDirectories(target.getParent());
                AtomicFile.write(target, file.getValue());
            } catch (IOException e) {
                throw new SolveException(IoMessages.cannot("write", target, e));
            }
        }
        session.out()
                .println("wrote " + folder + "; in that folder: npm install, then code --extensionDevelopmentPath=.");
        session.out().flush();
        return ExitCode.DONE.status();
    }
}
