package io.dryswarm.compose.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.load.StackLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every public file and every snippet of the corpus, where it is at hand. */
class CorpusTest {
  private static List<Corpus.Case> cases() {
    assumeTrue(Corpus.find().isPresent(), "no corpus here");
    List<Corpus.Case> cases = new ArrayList<>();
    Corpus.find().ifPresent(corpus -> {
      cases.addAll(corpus.files());
      cases.addAll(corpus.snippets());
    });
    return cases;
  }

  /** To the byte, although equal data would do. */
  @TestFactory
  Stream<DynamicTest> acceptedFilesPrintAsByDocker() {
    return cases().stream()
        .filter(c -> c.error().isEmpty())
        .map(c -> DynamicTest.dynamicTest(
            c.name(),
            () -> assertEquals(c.config(), StackLoader.config(c.source()).yaml())));
  }

  @TestFactory
  Stream<DynamicTest> rejectedFilesAreRejectedInDockersWords() {
    return cases().stream()
        .filter(c -> !c.error().isEmpty())
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> assertRejected(c)));
  }

  /** Of several errors of equal rank Docker reports any one. */
  private static void assertRejected(Corpus.Case stack) {
    List<String> messages = new ArrayList<>();
    try {
      StackLoader.config(stack.source());
    } catch (StackRejected e) {
      messages.add(e.text());
      e.problems().forEach(p -> messages.add(p.path() + " " + p.message()));
    }
    String docker = stack.error().strip();
    assertTrue(messages.contains(docker), () -> docker + "\nbut was\n" + messages);
  }

  @TestFactory
  Stream<DynamicTest> deploymentsSendWhatDockerSends() {
    return cases().stream()
        .filter(c -> !c.deployed().isMissingNode())
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> assertDeployed(c)));
  }

  private static void assertDeployed(Corpus.Case stack) {
    Deployment ours = new Deployment("demo", stack.source());
    Map<String, String> sent = new TreeMap<>();
    ours.requests.forEach(r -> sent.put(r.path() + " " + r.name(), Sorted.text(r.body())));
    Map<String, String> dockers = new TreeMap<>();
    for (JsonNode post : stack.deployed().path("posts")) {
      JsonNode body = post.path("body");
      dockers.put(post.path("path").asText() + " " + body.path("Name").asText(), Sorted.text(body));
    }
    assertEquals(dockers, sent);
    assertEquals(stack.deployed().path("exit").asInt() != 0, ours.failed);
    List<String> messages = new ArrayList<>();
    stack.deployed().path("stderr").forEach(m -> messages.add(m.asText()));
    assertEquals(
        messages.stream().sorted().toList(), ours.messages.stream().sorted().toList());
  }
}
