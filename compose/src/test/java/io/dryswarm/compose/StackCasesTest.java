package io.dryswarm.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StackCasesTest {
  static List<StackCases.Case> configs() {
    return StackCases.read("config.txt");
  }

  static List<StackCases.Case> variables() {
    return StackCases.read("variables.txt");
  }

  static List<StackCases.Case> merges() {
    return StackCases.read("merge.txt");
  }

  static List<StackCases.Case> deployments() {
    return StackCases.read("deploy.txt");
  }

  @ParameterizedTest
  @MethodSource({"configs", "variables", "merges"})
  void filesAreReadAsByDocker(StackCases.Case stack) {
    assertEquals(
        stack.expected().stripTrailing(), StackCases.config(stack.source()).stripTrailing());
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void requestsAreDockers(StackCases.Case stack) {
    assertEquals(
        stack.expected().stripTrailing(), StackCases.deploy(stack.source()).stripTrailing());
  }
}
