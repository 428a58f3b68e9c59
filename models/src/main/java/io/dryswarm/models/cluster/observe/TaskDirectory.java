package io.dryswarm.models.cluster.observe;

import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last committed form of every task and service of the run, also of those deleted since. */
public final class TaskDirectory {
  private final ObjectArrayList<@Nullable TaskObject> tasks = new ObjectArrayList<>();
  private final TreeMap<Integer, ServiceObject> services = new TreeMap<>();

  /** Takes in one committed change. */
  public void committed(StoreEvent event) {
    if (event.object() instanceof TaskObject task) {
      while (tasks.size() <= task.id()) {
        tasks.add(null);
      }
      tasks.set(task.id(), task);
    } else if (event.object() instanceof ServiceObject service) {
      services.put(service.id(), service);
    }
  }

  /** @throws IllegalArgumentException if no such task was ever committed */
  public TaskObject task(int id) {
    TaskObject task = id < tasks.size() ? tasks.get(id) : null;
    if (task == null) {
      throw new IllegalArgumentException("task " + id + " was never committed");
    }
    return task;
  }

  /** @throws IllegalArgumentException if no such service was ever committed */
  public ServiceObject service(int id) {
    ServiceObject service = services.get(id);
    if (service == null) {
      throw new IllegalArgumentException("service " + id + " was never committed");
    }
    return service;
  }

  /** All services, by id. */
  public List<ServiceObject> services() {
    return List.copyOf(services.values());
  }

  /** All tasks ever committed, by id. */
  public List<TaskObject> tasks() {
    List<TaskObject> all = new ArrayList<>();
    for (TaskObject task : tasks) {
      if (task != null) {
        all.add(task);
      }
    }
    return all;
  }
}
