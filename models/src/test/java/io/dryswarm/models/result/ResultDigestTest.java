package io.dryswarm.models.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.models.result.RunResult.ControlPlaneResult;
import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.models.result.RunResult.ItemResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.ServiceResult;
import io.dryswarm.models.result.RunResult.TaskResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ResultDigestTest {
  /** Everything that a run showed once, with a value in each place. */
  private static RunResult sample() {
    return new RunResult(
        new RunIdentity("name", 1, "replay"),
        100,
        3,
        2,
        List.of(new TimelineEntry(5, "code", "actor", "text")),
        List.of(new RequestResult("users", "GET", 10, 8, counts(), 1, 1, histogram())),
        List.of(new ServiceResult("web", 8, 0.5, 0.25, 3, 1, 2, 4)),
        List.of(
            new ItemResult("votes", 9, 8, 4, 2, counts(), counts(), histogram(), histogram(), 5)),
        List.of(
            new FaultResult("crash a", "a", 50, 2, 1, 2, 3, 4, 5, counts(), 1, List.of("note"))),
        new ControlPlaneResult(1, 2, 3, histogram(), 4, 5),
        List.of("finding"),
        List.of(new TaskResult("web", 1, 2, 3, counts(), List.of("updating"))),
        List.of(new SecretResult(
            SecretResult.Kind.SECRET,
            "pass",
            4,
            List.of(new SecretResult.NodeFile("a", 7, 3, 2, 1)),
            "pass_2",
            20,
            5,
            1,
            counts(),
            2)),
        1000,
        77,
        0);
  }

  private static TreeMap<String, Long> counts() {
    TreeMap<String, Long> counts = new TreeMap<>();
    counts.put("cause", 1L);
    return counts;
  }

  private static Histogram histogram() {
    Histogram histogram = new Histogram(3);
    histogram.recordValue(1000);
    return histogram;
  }

  /** Of all values of a result, changed one by one, these alone leave the digest as it is. */
  @Test
  void coversAllThatIsShownAndNothingElse() throws ReflectiveOperationException {
    long digest = ResultDigest.of(sample());
    List<String> unseen = new ArrayList<>();
    for (Variant variant : variants("", sample())) {
      if (ResultDigest.of((RunResult) variant.record) == digest) {
        unseen.add(variant.changed);
      }
    }

    assertEquals(List.of(".run", ".events", ".eventDigest", ".resultDigest"), unseen);
  }

  @Test
  void equalResultsHaveEqualDigests() {
    assertEquals(ResultDigest.of(sample()), ResultDigest.of(sample()));
  }

  private record Variant(String changed, Object record) {}

  /** The record once for each value in it, with that value changed. */
  private static List<Variant> variants(String path, Object record)
      throws ReflectiveOperationException {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = components[i].getAccessor().invoke(record);
    }
    List<Variant> variants = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      for (Variant change : changes(path + "." + components[i].getName(), values[i])) {
        Object[] changed = values.clone();
        changed[i] = change.record;
        variants.add(new Variant(
            change.changed, record.getClass().getDeclaredConstructor(types).newInstance(changed)));
      }
    }
    return variants;
  }

  private static List<Variant> changes(String path, Object value)
      throws ReflectiveOperationException {
    if (value instanceof List<?> list) {
      List<Variant> changes = new ArrayList<>(List.of(new Variant(path, List.of())));
      for (Variant change : changes(path, list.get(0))) {
        changes.add(new Variant(change.changed, List.of(change.record)));
      }
      return changes;
    } else if (value instanceof RunIdentity) {
      return List.of(new Variant(path, new RunIdentity("other", 2, "other")));
    } else if (value instanceof Record) {
      return variants(path, value);
    }
    return List.of(new Variant(path, changed(value)));
  }

  private static Object changed(Object value) {
    if (value instanceof Long number) {
      return number + 1;
    } else if (value instanceof Integer number) {
      return number + 1;
    } else if (value instanceof Double number) {
      return number + 0.125;
    } else if (value instanceof String text) {
      return text + "!";
    } else if (value instanceof SecretResult.Kind) {
      return SecretResult.Kind.CONFIG;
    } else if (value instanceof Histogram histogram) {
      Histogram more = histogram.copy();
      more.recordValue(2000);
      return more;
    } else if (value instanceof TreeMap<?, ?>) {
      TreeMap<String, Long> counts = counts();
      counts.put("cause", 2L);
      return counts;
    }
    throw new AssertionError("no change for " + value);
  }
}
