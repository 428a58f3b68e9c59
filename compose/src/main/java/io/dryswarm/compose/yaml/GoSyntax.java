package io.dryswarm.compose.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ScannerException;

/**
 * Docker's words for what is no YAML. Its reader (go-yaml) and ours find the same mistakes at the same places and name them differently;
 * the lines it counts from 0 for some mistakes and from 1 for others.
 */
final class GoSyntax {
  private static final List<Wording> WORDINGS = List.of(
      new Wording("cannot start any token", "found character that cannot start any token"),
      new Wording("could not find expected ':'", "could not find expected ':'"),
      new Wording(
          "sequence entries are not allowed",
          "block sequence entries are not allowed in this context"),
      new Wording("mapping keys are not allowed", "mapping keys are not allowed in this context"),
      new Wording(
          "mapping values are not allowed", "mapping values are not allowed in this context"),
      new Wording("(TAB)", "found character that cannot start any token"),
      new Wording("DEL character", "control characters are not allowed"),
      new Wording(
          "unexpected character found", "did not find expected alphabetic or numeric character"),
      new Wording("in the range 1-9", "found an indentation indicator equal to 0"),
      new Wording("a comment or a line break", "did not find expected comment or line break"),
      new Wording("chomping or indentation", "did not find expected comment or line break"),
      new Wording("hexadecimal numbers", "did not find expected hexdecimal number"),
      new Wording("unknown escape character", "found unknown escape character"),
      new Wording("unexpected end of stream", "found unexpected end of stream"),
      new Wording("unexpected document separator", "found unexpected document indicator"),
      new Wording("expected '>'", "did not find the expected '>'"),
      new Wording("expected '!'", "did not find expected '!'"),
      new Wording("expected URI,", "did not find expected tag URI"),
      new Wording("expected ' '", "did not find expected whitespace or line break"),
      new Wording("'<document start>'", "did not find expected <document start>"),
      new Wording("',' or ']'", "did not find expected ',' or ']'"),
      new Wording("',' or '}'", "did not find expected ',' or '}'"),
      new Wording("the node content", "did not find expected node content"),
      new Wording("undefined tag handle", "found undefined tag handle"),
      new Wording("duplicate YAML directive", "found duplicate %YAML directive"),
      new Wording("incompatible YAML", "found incompatible YAML document"));

  private GoSyntax() {}

  /** What our reader's message holds, and what Docker says. */
  private record Wording(String ours, String dockers) {}

  /** Docker's message for a mistake that our reader found. */
  static String message(MarkedYamlEngineException mistake) {
    String problem = String.valueOf(mistake.getProblem());
    if (mistake instanceof ComposerException && problem.startsWith("found undefined alias ")) {
      String name = problem.substring("found undefined alias ".length());
      return "yaml: unknown anchor '" + name + "' referenced";
    }
    int line = line(mistake);
    return "yaml: " + (line == 0 ? "" : "line " + line + ": ") + dockers(mistake, problem);
  }

  private static String dockers(MarkedYamlEngineException mistake, String problem) {
    if (problem.contains("<block end>")) {
      return String.valueOf(mistake.getContext()).contains("collection")
          ? "did not find expected '-' indicator"
          : "did not find expected key";
    }
    return WORDINGS.stream()
        .filter(w -> problem.contains(w.ours()))
        .map(Wording::dockers)
        .findFirst()
        .orElse(problem);
  }

  /** The line of the construct, or that of the mistake if the construct begins in the first line; 0 if both do. */
  private static int line(MarkedYamlEngineException mistake) {
    int first = lineOf(mistake.getContextMark());
    int line = first != 0 ? first : lineOf(mistake.getProblemMark());
    return line != 0 && mistake instanceof ScannerException ? line + 1 : line;
  }

  private static int lineOf(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0);
  }
}
