package io.dryswarm.scenarios.language;

import io.dryswarm.models.cluster.RunSpec.StackSpec;
import io.dryswarm.models.operations.Operation;
import io.dryswarm.models.operations.TimedOperation;
import io.dryswarm.scenarios.deploy.Stack;
import io.dryswarm.scenarios.expect.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The secrets and configs that a run will have, as far as its files tell: those of its stacks, and those that are typed. */
final class DataNames {
  /** Options of {@code docker secret create} and {@code docker config create} whose value is a word of its own. */
  private static final Set<String> WITH_VALUE =
      Set.of("-l", "--label", "-d", "--driver", "--template-driver");

  private DataNames() {}

  /** As expectations name them: {@code secret(psql_pass)}. */
  static List<String> of(List<Stack> stacks, List<TimedOperation> operations) {
    List<String> names = new ArrayList<>();
    stacks.stream()
        .map(Stack::spec)
        .map(StackSpec::secrets)
        .flatMap(List::stream)
        .forEach(secret -> names.add("secret(" + secret.name() + ")"));
    for (TimedOperation timed : operations) {
      if (timed.operation() instanceof Operation.Typed typed) {
        addTyped(typed.words(), names);
      }
    }
    return names.stream().distinct().toList();
  }

  private static void addTyped(List<String> words, List<String> names) {
    if (words.size() < 3) {
      return;
    }
    String kind = words.get(0);
    boolean isData = kind.equals("secret") || kind.equals("config");
    if (isData && words.get(1).equals("create")) {
      firstArgument(words.subList(2, words.size()))
          .ifPresent(name -> names.add(kind + "(" + name + ")"));
    } else if (kind.equals("stack")
        && (words.get(1).equals("deploy") || words.get(1).equals("up"))) {
      names.addAll(Subjects.ANY_DATA);
    }
  }

  private static Optional<String> firstArgument(List<String> words) {
    boolean isValue = false;
    for (String word : words) {
      if (!isValue && (!word.startsWith("-") || word.equals("-"))) {
        return Optional.of(word);
      }
      isValue = !isValue && WITH_VALUE.contains(word);
    }
    return Optional.empty();
  }
}
