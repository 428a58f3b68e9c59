package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.dns.AnswerCaching;
import io.dryswarm.models.dns.OutsideDns;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs keep of DNS answers and who answers outside, from the file to the specification. */
class NamesLanguageTest {
  private static final String STACKS = "stacks: {app: stack.yml}\n";

  @TempDir
  private Path temporary;

  private ScenarioFolder folder(String text) {
    return new ScenarioFolder(temporary)
        .file("stack.yml", ScenarioFolder.STACK)
        .file("a.yaml", STACKS + text);
  }

  private RunSpec run(String text) {
    return folder(text).loaded("a.yaml").run();
  }

  private AnswerCaching caching(String application) {
    return run("applications: {web: " + application + "}\n")
        .applications()
        .get("app_web")
        .answerCaching();
  }

  @Test
  void programsKeepAnswersAsTheirDescriptionSays() {
    assertEquals(AnswerCaching.NONE, caching("{workers: 3}"));
    assertEquals(AnswerCaching.NONE, caching("{dns: {cache: none}}"));
    assertEquals(
        new AnswerCaching(30 * Time.SECOND, false), caching("{dns: {cache: 30s, use: first}}"));
    assertEquals(
        new AnswerCaching(AnswerCaching.FOR_EVER, true),
        caching("{dns: {cache: forever, use: in_turn}}"));
  }

  @Test
  void outsideServersAreAPropertyOfTheCluster() {
    assertEquals(OutsideDns.NEAR, run("").machine().outsideDns());
    assertEquals(
        new OutsideDns(2, true, 20 * Time.MILLISECOND),
        run("cluster: {outside_dns: {servers: 2, answer: 20ms}}\n").machine().outsideDns());
    assertEquals(
        new OutsideDns(3, false, OutsideDns.NEAR.answerNs()),
        run("cluster: {outside_dns: {servers: 3, unreachable: true}}\n")
            .machine()
            .outsideDns());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      applications: {web: {dns: {cache: sometimes}}} | a.yaml:2:35: error: applications.web.dns.cache: found "sometimes", expected none, forever or a duration such as 30s
      applications: {web: {dns: {cache: 5 parsecs}}} | a.yaml:2:35: error: applications.web.dns.cache: found "5 parsecs", expected a duration with the units ns, us, ms, s, m or h, such as 250ms or 1m30s
      applications: {web: {dns: {cash: 30s, cache: 1s}}} | a.yaml:2:28: error: applications.web.dns.cash: unknown key; expected one of cache, use
      cluster: {outside_dns: {servers: 4}}           | a.yaml:2:34: error: cluster.outside_dns.servers: found "4", expected an integer from 1 to 3
      cluster: {outside_dns: {unreachable: true, answer: 3ms}} | a.yaml:2:52: error: cluster.outside_dns.answer: has no effect with unreachable
      """)
  void mistakesAreTold(String text, String message) {
    assertEquals(
        message, folder(text + "\n").rejected("a.yaml").lines().findFirst().orElse(""));
  }
}
