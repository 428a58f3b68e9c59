package io.dryswarm.conformance.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.conformance.CaseResult;
import io.dryswarm.conformance.Cases;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.Folder;
import io.dryswarm.conformance.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of Docker's client as steps of a case: from the words to the files in a container. */
class DockerStepsTest {
  private static final String STEPS = """
      , {'id': 'make', 'at_ms': 1500, 'op': 'docker', 'argv': ['secret', 'create', 'pw', 'pw.txt'],
         'files': {'pw.txt': {'text': 'geheim'}}},
        {'id': 'again', 'at_ms': 1600, 'op': 'docker', 'argv': ['secret', 'create', 'pw', '-'], 'stdin': 'x'},
        {'id': 'use', 'at_ms': 1700, 'op': 'docker',
         'argv': ['service', 'create', '-d', '--name', 'api', '--secret', 'source=pw,target=key,uid=7,mode=0400', 'bb:1']},
        {'id': 'rm', 'at_ms': 4000, 'op': 'docker', 'argv': ['secret', 'rm', 'pw']},
        {'id': 'worker', 'at_ms': 4100, 'op': 'docker', 'via': 'w1', 'argv': ['secret', 'ls']},
        {'id': 'ls', 'at_ms': 4200, 'op': 'docker',
         'argv': ['service', 'ls', '--format', '{{.Name}} {{.Replicas}}']}
      """;

  @TempDir
  private Path path;

  private List<Verdict> verdicts(String... expectations) {
    CaseResult result = new Folder(path)
        .with("a.json", Cases.replay(STEPS, String.join(",", expectations)))
        .play(1)
        .groups()
        .get(0)
        .cases()
        .get(0);
    return result.findings().stream().map(Finding::verdict).toList();
  }

  private static String reply(String step, int status, String out, String err) {
    return "{'id': 'x', 'kind': 'reply', 'step': '" + step + "', 'rc': " + status
        + ", 'out': {'text': '" + out + "'}, 'err': {'text': '" + err + "'}}";
  }

  private static String file(String path, String more) {
    return "{'id': 'x', 'kind': 'state', 'at': {'ms': 3500}, 'that': {'file': {'service': 'api', 'path': '"
        + path + "'" + more + "}}}";
  }

  @Test
  void clientsPrintWhatTheSwarmAnswers() {
    String desc = "Error response from daemon: rpc error: code = ";
    assertEquals(
        List.of(Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.FAILED),
        verdicts(
            reply("make", 0, "$ID", ""),
            reply("again", 1, "", desc + "AlreadyExists desc = secret pw already exists"),
            reply(
                "rm",
                1,
                "",
                desc
                    + "InvalidArgument desc = secret \\u0027pw\\u0027 is in use by the following service: api"),
            reply("ls", 0, "api 1/1\\nweb 2/2", ""),
            reply("ls", 0, "web 2/2", "")));
  }

  @Test
  void secretsAreFilesOfTheTasksThatNeedThem() {
    assertEquals(
        List.of(Verdict.PASSED, Verdict.PASSED, Verdict.FAILED, Verdict.FAILED),
        verdicts(
            file("/run/secrets/key", ", 'exists': true, 'content': 'geheim', 'uid': 7"),
            file("/run/secrets/pw", ", 'exists': false"),
            file("/run/secrets/key", ", 'exists': true, 'content': 'other'"),
            file("/run/secrets/key", ", 'exists': true, 'uid': 0")));
  }
}
