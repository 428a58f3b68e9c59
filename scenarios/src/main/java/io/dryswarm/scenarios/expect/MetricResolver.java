package io.dryswarm.scenarios.expect;

import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.ServiceResult;
import io.dryswarm.models.result.SecretResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Finds the metric that a scenario names. */
final class MetricResolver {
  static final String CONTROL = "control";
  private static final String RECOVERY = "recovery(";
  static final String BOTTLENECK = "bottleneck";

  private final Subjects subjects;

  MetricResolver(Subjects subjects) {
    this.subjects = subjects;
  }

  /** The metric of that name; nothing if the scenario has none. */
  Optional<Metric> find(String text) {
    if (text.equals(BOTTLENECK)) {
      return Optional.of(new Metric(text, Unit.NAME, MetricResolver::bottleneck));
    }
    for (String user : subjects.users()) {
      if (text.startsWith(user + ".")) {
        return metric(text, user, MetricTables.USERS, r -> requests(r, user));
      }
    }
    Optional<Metric> item = findItem(text);
    return item.or(() -> findService(text))
        .or(() -> findTasks(text))
        .or(() -> findFault(text))
        .or(() -> findData(text))
        .or(() -> findControl(text));
  }

  private Optional<Metric> findItem(String text) {
    return subjects.items().stream()
        .filter(item -> text.startsWith(item + "."))
        .flatMap(item -> metric(
            text,
            item,
            MetricTables.ITEMS,
            r -> r.items().stream().filter(i -> i.item().equals(item)).findFirst())
            .stream())
        .findFirst();
  }

  private Optional<Metric> findService(String text) {
    return subjects.services().entrySet().stream()
        .filter(service -> text.startsWith(service.getKey() + "."))
        .flatMap(service -> metric(
            text,
            service.getKey(),
            MetricTables.SERVICES,
            r -> r.services().stream()
                .filter(s -> s.service().equals(service.getValue()))
                .findFirst())
            .stream())
        .findFirst();
  }

  private Optional<Metric> findTasks(String text) {
    return subjects.services().entrySet().stream()
        .filter(service -> text.startsWith(service.getKey() + ".") && namesKnownNode(text))
        .flatMap(service -> metric(
            text,
            service.getKey(),
            MetricTables.TASKS,
            r -> r.tasks().stream()
                .filter(t -> t.service().equals(service.getValue()))
                .findFirst())
            .stream())
        .findFirst();
  }

  private boolean namesKnownNode(String text) {
    return !text.endsWith(")")
        || subjects.nodes().stream().anyMatch(node -> text.endsWith(tasksOn(node)));
  }

  private static String tasksOn(String node) {
    return MetricTables.TASKS_ON + "(" + node + ")";
  }

  private Optional<Metric> findFault(String text) {
    return subjects.faults().stream()
        .filter(fault -> text.startsWith(recovery(fault) + "."))
        .flatMap(fault ->
            metric(text, recovery(fault), MetricTables.RECOVERY, r -> fault(r, fault)).stream())
        .findFirst();
  }

  private Optional<Metric> findData(String text) {
    String name = text.substring(0, text.indexOf(')') + 1);
    return subjects.hasData(name) && text.startsWith(name + ".")
        ? metric(text, name, MetricTables.SECRETS, r -> data(r, name))
        : Optional.empty();
  }

  /** The last one of that name. */
  private static Optional<SecretResult> data(RunResult result, String name) {
    return result.secrets().stream()
        .filter(s -> name.equals(s.kind().label() + "(" + s.name() + ")"))
        .reduce((earlier, later) -> later);
  }

  private Optional<Metric> findControl(String text) {
    return text.startsWith(CONTROL + ".")
        ? metric(text, CONTROL, MetricTables.CONTROL, r -> Optional.of(r.controlPlane()))
        : Optional.empty();
  }

  /** Every name that this scenario could use, for suggestions. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    subjects.users().forEach(u -> addAll(names, u, MetricTables.USERS));
    subjects.items().forEach(i -> addAll(names, i, MetricTables.ITEMS));
    subjects.faults().forEach(f -> addAll(names, recovery(f), MetricTables.RECOVERY));
    subjects.data().forEach(d -> addAll(names, d, MetricTables.SECRETS));
    for (String service : subjects.services().keySet()) {
      addAll(names, service, MetricTables.SERVICES);
      addAll(names, service, MetricTables.TASKS);
      names.remove(service + "." + MetricTables.TASKS_ON);
      subjects.nodes().forEach(node -> names.add(service + "." + tasksOn(node)));
    }
    addAll(names, CONTROL, MetricTables.CONTROL);
    names.add(BOTTLENECK);
    return names;
  }

  /** Whether it would be about a node. */
  boolean isOfNode(String text) {
    return text.startsWith(RECOVERY);
  }

  private static String recovery(String fault) {
    return RECOVERY + fault + ")";
  }

  private static void addAll(List<String> names, String subject, MetricTable<?> table) {
    table.names().forEach(metric -> names.add(subject + "." + metric));
  }

  private static <R> Optional<Metric> metric(
      String text, String subject, MetricTable<R> table, Function<RunResult, Optional<R>> row) {
    String name = text.substring(subject.length() + 1);
    return table
        .unit(name)
        .map(unit -> new Metric(text, unit, result -> value(table, name, row.apply(result))));
  }

  private static <R> Measured value(MetricTable<R> table, String name, Optional<R> row) {
    return row.map(r -> table.value(name, r)).orElse(new Measured.Missing("not in the result"));
  }

  private static Optional<FaultResult> fault(RunResult result, String node) {
    return result.faults().stream()
        .filter(f -> f.node().equals(node) || target(f.fault()).equals(node))
        .findFirst();
  }

  /** What is left of {@code crash worker-2} without its first word. */
  private static String target(String fault) {
    return fault.substring(fault.indexOf(' ') + 1);
  }

  /** The busiest service; of equals, the first. */
  private static Measured bottleneck(RunResult result) {
    return result.services().stream()
        .max(Comparator.comparingDouble(ServiceResult::utilisation))
        .<Measured>map(s -> new Measured.Name(s.service()))
        .orElse(new Measured.Missing("no services"));
  }

  /** All requests of a group as one row. */
  private static Optional<RequestResult> requests(RunResult result, String users) {
    return result.requests().stream()
        .filter(r -> r.users().equals(users))
        .reduce(MetricResolver::sum);
  }

  private static RequestResult sum(RequestResult a, RequestResult b) {
    TreeMap<String, Long> errors = new TreeMap<>(a.errors());
    b.errors().forEach((cause, count) -> errors.merge(cause, count, Long::sum));
    Histogram latency = a.latency().copy();
    latency.add(b.latency());
    return new RequestResult(
        a.users(),
        a.request(),
        a.sent() + b.sent(),
        a.ok() + b.ok(),
        errors,
        a.retried() + b.retried(),
        a.unfinished() + b.unfinished(),
        latency,
        a.tries() + b.tries());
  }
}
