package io.dryswarm.models.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.underlay.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two nodes with links of 100 Mbit/s; an image of 50 MB in three layers, 0.6 s for the check, 0.3 s for the round, 0.5 s to unpack. */
class PullsTest {
  private static final int MB = 1_000_000;

  private final Simulation sim = new Simulation(RunIdentity.of("pulls", 1));
  private final Nodes nodes = new Nodes(List.of("a", "b"));
  private final TreeSet<Integer> cut = new TreeSet<>();
  private final StringBuilder log = new StringBuilder();
  private ImageStore store = store(new ImageSpec.Download(50 * MB, 3));

  private static ImageStore store(ImageSpec.@Nullable Download download) {
    Constant any = new Constant(1);
    ImageSpec every = new ImageSpec(any, any, download);
    return new ImageStore(2, new ImageCatalog(every, new TreeMap<>()), false, new TreeSet<>());
  }

  private Pulls pulls(long registryMbps) {
    RegistrySpec usual = RegistrySpec.DEFAULT;
    RegistrySpec registry = new RegistrySpec(
        usual.checkNs(), registryMbps * MB, usual.roundNs(), usual.unpackBytesPerSecond());
    Pulls pulls = new Pulls(sim, nodes, node -> !cut.contains(node), store, registry, 100L * MB);
    pulls.onPulled((node, task, arrived) -> log.append("%d ms: task %d on %s %s%n"
        .formatted(
            sim.nowNs() / Time.MILLISECOND,
            task,
            nodes.name(node),
            arrived ? "has it" : "gets nothing")));
    return pulls;
  }

  /** One line for each step of a pull that breaks off once. */
  @Test
  void everyStepIsToldToTheTrace() {
    List<String> told = new ArrayList<>();
    sim.trace()
        .addSink((timeNs, code, node, a, b, text) -> told.add(timeNs / Time.MILLISECOND + " "
            + code.name() + " " + nodes.name(node) + " " + a + " " + text));
    Pulls pulls = pulls(1000);
    pulls.pull(0, "web:1", 7);
    after(2);
    pulls.setDown(true);
    pulls.setDown(false);
    after(60);
    assertEquals(
        List.of(
            "0 images.pulling a 0 web:1",
            "2000 images.broken a 5 web:1",
            "11500 images.pulled a 0 web:1"),
        told);
  }

  private String after(double seconds) {
    sim.runUntil(sim.nowNs() + (long) (seconds * Time.SECOND));
    String text = log.toString();
    log.setLength(0);
    return text;
  }

  /** 0.6 + 50 MB over 100 Mbit/s + 0.5. */
  @Test
  void tasksOfANodeShareAPull() {
    Pulls pulls = pulls(1000);
    pulls.pull(0, "web:1", 7);
    assertEquals("", after(2));
    pulls.pull(0, "web:1", 8);
    assertEquals("5100 ms: task 7 on a has it\n5100 ms: task 8 on a has it\n", after(10));
    assertEquals(true, store.isPresent(0, "web:1"));
    assertEquals(false, store.isPresent(1, "web:1"));
  }

  /** Each node could take 100 Mbit/s, the registry gives each half of its own. */
  @Test
  void nodesShareTheRegistrysLine() {
    Pulls pulls = pulls(100);
    pulls.pull(0, "web:1", 7);
    pulls.pull(1, "web:1", 8);
    assertEquals("9100 ms: task 7 on a has it\n9100 ms: task 8 on b has it\n", after(20));
  }

  /** Lost after 2 s, tried again 5 and 15 s later, when the registry is back: then 4 s and 0.5 s. */
  @Test
  void aPullThatBreaksOffIsTriedAgain() {
    Pulls pulls = pulls(1000);
    pulls.pull(0, "web:1", 7);
    after(2);
    pulls.setDown(true);
    after(8);
    pulls.setDown(false);
    assertEquals("21500 ms: task 7 on a has it\n", after(60));
  }

  /** The pauses are 5, 10, 15 and 20 s. */
  @Test
  void afterFiveTriesItFails() {
    Pulls pulls = pulls(1000);
    pulls.pull(0, "web:1", 7);
    after(2);
    pulls.setDown(true);
    assertEquals("52000 ms: task 7 on a gets nothing\n", after(100));
  }

  /** Each of the five tries breaks off a second after it began: at 2, 8, 19, 35 and 56 s. */
  @Test
  void fiveBreaksAreTheEnd() {
    Pulls pulls = pulls(1000);
    pulls.pull(0, "web:1", 7);
    for (int seconds : new int[] {2, 6, 11, 16, 21}) {
      assertEquals("", after(seconds));
      pulls.setDown(true);
      pulls.setDown(false);
    }
    assertEquals("56000 ms: task 7 on a gets nothing\n", after(100));
  }

  @Test
  void whoComesWhileTheRegistryIsDownIsRefused() {
    Pulls pulls = pulls(1000);
    pulls.pull(0, "web:1", 7);
    after(2);
    pulls.setDown(true);
    after(1);
    pulls.pull(0, "web:1", 8);
    assertEquals("3000 ms: task 8 on a gets nothing\n", after(10));
  }

  /** The last byte should be there at 4.6 s; nobody sees it, and the next try begins 5 s later. */
  @Test
  void nothingComesOverAPulledCable() {
    Pulls pulls = pulls(1000);
    pulls.pull(0, "web:1", 7);
    after(1);
    cut.add(0);
    after(6);
    cut.clear();
    assertEquals("14100 ms: task 7 on a has it\n", after(60));
    cut.add(0);
    pulls.pull(0, "web:2", 7);
    assertEquals("67000 ms: task 7 on a gets nothing\n", after(1));
  }

  @Test
  void aRegistryThatIsDownFailsAtOnce() {
    Pulls pulls = pulls(1000);
    pulls.setDown(true);
    pulls.pull(1, "web:1", 7);
    assertEquals("0 ms: task 7 on b gets nothing\n", after(100));
  }

  @Test
  void whatNoRegistryHasNeverComes() {
    store = store(null);
    Pulls pulls = pulls(1000);
    pulls.pull(1, "web:1", 7);
    assertEquals("0 ms: task 7 on b gets nothing\n", after(100));
  }

  @Test
  void aPullThatNobodyWaitsForEnds() {
    Pulls pulls = pulls(100);
    pulls.pull(0, "web:1", 7);
    pulls.pull(1, "web:1", 8);
    after(1);
    pulls.leave(0, 7);
    assertEquals("5300 ms: task 8 on b has it\n", after(100), "the whole line from 1 s on");
    assertEquals(false, store.isPresent(0, "web:1"));
  }

  @Test
  void anEngineTakesItsPullsAlong() {
    Pulls pulls = pulls(1000);
    pulls.pull(0, "web:1", 7);
    after(1);
    pulls.engineEnded(0);
    assertEquals("", after(100));
  }

  @Test
  void aFullDiskTakesNoImage() {
    Pulls pulls = pulls(1000);
    pulls.pull(0, "web:1", 7);
    after(1);
    nodes.setDiskFull(0, true);
    assertEquals("5100 ms: task 7 on a gets nothing\n", after(100));
    assertEquals(false, store.isPresent(0, "web:1"));
  }
}
