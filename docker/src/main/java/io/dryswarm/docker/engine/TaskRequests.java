package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.controlapi.ApiRequest.Kind;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import java.util.Collections;
import java.util.Set;
import java.util.function.Consumer;

/** {@code /tasks}. */
final class TaskRequests {
  private static final Set<String> FILTERS =
      Set.of("name", "id", "label", "service", "node", "desired-state", "_up-to-date", "runtime");

  private final SwarmDoor door;
  private final TaskForms forms;

  TaskRequests(SwarmDoor door, TaskForms forms) {
    this.door = door;
    this.forms = forms;
  }

  void list(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    Filters filters = Filters.of(request, FILTERS);
    for (String state : filters.of("desired-state")) {
      if (!Set.of("running", "shutdown", "accepted").contains(state)) {
        throw new Filters.Refused(
            EngineAnswer.BAD_REQUEST, "invalid filter 'desired-state=" + state + "'");
      }
    }
    door.ask(
        via,
        new ApiRequest.ListAll(Kind.TASK),
        reply -> {
          ArrayNode list = Json.array();
          for (StoreObject object : SwarmDoor.listed(reply)) {
            TaskObject task = (TaskObject) object;
            if (fits(task, filters)) {
              list.add(forms.of(task));
            }
          }
          return EngineAnswer.ok(list);
        },
        answer);
  }

  /** The label is one of the service: tasks have none of their own. */
  private boolean fits(TaskObject task, Filters filters) {
    StoreView view = door.view();
    ServiceObject service = view.service(task.service());
    return filters.any("id", ObjectIds.of(task)::startsWith)
        && filters.any("name", task.displayName()::startsWith)
        && filters.any("service", reference -> isService(task, reference))
        && filters.any("node", reference -> isNode(task, reference, view))
        && filters.any("desired-state", Forms.word(task.desired())::equals)
        && filters.any(
            "_up-to-date",
            value -> !value.equals("true")
                || service != null && task.specVersion() == service.specVersion())
        && filters.labels(
            "label",
            service == null ? Collections.emptySortedMap() : service.spec().labels());
  }

  private static boolean isService(TaskObject task, String reference) {
    return task.serviceName().equals(reference)
        || ObjectIds.ofService(task.service()).startsWith(reference);
  }

  private static boolean isNode(TaskObject task, String reference, StoreView view) {
    if (task.node() == TaskObject.UNASSIGNED) {
      return false;
    }
    NodeObject node = view.node(task.node());
    return ObjectIds.ofNode(task.node()).startsWith(reference)
        || node != null && node.hostname().equals(reference);
  }

  void inspect(int via, String id, Consumer<EngineAnswer> answer) {
    door.ask(
        via,
        new ApiRequest.Get(Kind.TASK, id),
        reply -> EngineAnswer.ok(forms.of((TaskObject) SwarmDoor.found(reply))),
        answer);
  }
}
