package io.dryswarm.scenarios.starter;

import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.scenarios.deploy.StackStages;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a scenario that can be run as it is, and says at each place what to think about. */
public final class StarterScenario {
  private static final String RUNS = " It runs as it is:";
  private static final Pattern SERVICE =
      Pattern.compile("services\\.[^.]+(?=\\.deploy\\.placement)");

  private final String stack;
  private final String file;
  private final StackStages.Result result;

  private StarterScenario(String stack, String file, StackStages.Result result) {
    this.stack = stack;
    this.file = file;
    this.result = result;
  }

  /**
   * The text of the scenario.
   *
   * @param stack name of the stack
   * @param file  the stack file, as the scenario will name it
   */
  public static String of(String stack, String file, StackStages.Result result) {
    return new StarterScenario(stack, file, result).text();
  }

  /**
   * The text with what the user has to change before it can run, in its head.
   *
   * @param problems of the text as it is
   */
  public static String withMisfits(String text, String stack, List<Problem> problems) {
    StringBuilder head = new StringBuilder(
        "\n# \"sim run THIS_FILE\" refuses it until the nodes below, or the stack, are changed:\n");
    problems.forEach(problem -> head.append("#   ").append(problem.headline()).append('\n'));
    problems.stream()
        .map(problem -> SERVICE.matcher(problem.path()))
        .filter(Matcher::find)
        .map(Matcher::group)
        .distinct()
        .forEach(service -> head.append("# Without its constraints, for a trial: --set 'stacks.")
            .append(stack)
            .append('.')
            .append(service)
            .append(".deploy.placement.constraints=[]'\n"));
    return text.replaceFirst(
        Pattern.quote(RUNS) + "\n.*\n", Matcher.quoteReplacement(head.toString()));
  }

  private String text() {
    List<ServiceSpec> services = result.services();
    StarterUsers users = StarterUsers.of(stack, services);
    StarterCluster cluster = StarterCluster.of(services);
    String crashed = cluster.unnamedWorker();
    return head()
        + cluster.text()
        + "\n# Deployed in this order, 5 s after the swarm is up.\n"
        + "stacks:\n  " + StarterText.scalar(stack) + ": " + StarterText.scalar(file) + "\n"
        + external()
        + StarterApplications.text(stack, services)
        + users.text()
        + "\n# What happens to the cluster. Docker's own commands can stand here, too:\n"
        + "#   - { at: 3m, docker: \"service ls\" }\n"
        + "timeline:\n"
        + "  - { at: 2m30s, crash: " + crashed + " }      # power off\n"
        + "  - { at: 4m30s, restart: " + crashed + " }\n"
        + "\n# What must hold; \"sim run\" ends with exit code 1 if something does not. Tighten it to what you need.\n"
        + "expect:\n"
        + "  recovery(" + crashed + ").detected: < 30s\n"
        + users.expectations();
  }

  private String head() {
    return "# A first scenario for the stack " + stack
        + ", written by \"sim init\"." + RUNS + "\n"
        + "#   sim run THIS_FILE\n"
        + "# Every key is explained in docs/scenario-language.md.\n"
        + "name: " + StarterText.scalar(stack + ", one node lost") + "\n"
        + "seed: 1\n"
        + "duration: 6m\n\n";
  }

  private String external() {
    List<String> names =
        result.names().values().stream().flatMap(all -> all.stream()).toList();
    return names.isEmpty()
        ? ""
        : "# External, taken to exist: " + String.join(", ", names)
            + ". A command before 5s makes them as you want:\n"
            + "#   - { at: 1s, docker: 'echo \"text\" | docker secret create NAME -' }\n";
  }
}
