package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.Step;
import io.dryswarm.scenarios.deploy.Stack;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks that what applications call is there. In the scenario's own descriptions a mistake is a problem; where the catalogue meets
 * a stack that lacks a back end, it is a warning: the calls fail in the simulation as they would on a real swarm.
 */
final class CallCheck {
  private final List<Stack.Service> services;
  private final Requests requests;

  CallCheck(List<Stack.Service> services, Requests requests) {
    this.services = services;
    this.requests = requests;
  }

  void check(SortedMap<String, Application> applications) {
    for (Stack.Service caller : services) {
      SortedMap<String, String> names = namesFor(caller);
      applications.forEach((name, application) -> {
        if (ApplicationSpec.isOf(caller.spec().name(), name)) {
          checkHealth(application, name, caller);
          check(application.spec(), new Caller(caller, application.callSites(), names));
        }
      });
    }
  }

  private void checkHealth(Application application, String name, Stack.Service service) {
    String asks = application.spec().healthAsks();
    Place place = application.callSites().get(Application.HEALTH_SITE);
    if (place != null && !asks.isEmpty() && !requests.answers(service.spec().name(), asks)) {
      place.problem("the program has no request \"" + asks + "\""
          + Suggestion.tail(asks, requests.known(name)));
    }
  }

  private void check(ApplicationSpec spec, Caller caller) {
    spec.handlers().values().forEach(steps -> check(steps, caller));
    check(spec.onStart(), caller);
    check(spec.loop(), caller);
  }

  /** A service that calls, where its own description names calls, and the names that resolve for it. */
  private record Caller(
      Stack.Service service, Map<String, Place> sites, SortedMap<String, String> names) {}

  private void check(List<Step> steps, Caller caller) {
    for (Step step : steps) {
      if (step instanceof Step.Call call) {
        check(call, caller);
      } else if (step instanceof Step.Connect connect) {
        resolves(connect.service(), connect.service(), caller);
      } else if (step instanceof Step.IfItem branch) {
        check(branch.then(), caller);
        check(branch.otherwise(), caller);
      }
    }
  }

  private void check(Step.Call call, Caller caller) {
    String site = call.service() + "." + call.request();
    if (!resolves(call.service(), site, caller)) {
      return;
    }
    String target = caller.names().get(call.service());
    if (target != null && !requests.answers(target, call.request())) {
      String tail = Suggestion.tail(call.request(), requests.known(target));
      report(site, caller, target + " has no request \"" + call.request() + "\"" + tail);
    }
  }

  private boolean resolves(String name, String site, Caller caller) {
    if (caller.names().containsKey(name)) {
      return true;
    }
    String tail = Suggestion.tail(name, caller.names().keySet());
    String who = caller.service().key();
    report(
        site,
        caller,
        "no service on the networks of " + who + " has the name \"" + name + "\"" + tail);
    return false;
  }

  private static void report(String site, Caller caller, String message) {
    Place place = caller.sites().get(site);
    if (place != null) {
      place.unknownName(NameKind.SERVICE, message);
    } else {
      caller.service().place().warn("the calls of its application will fail: " + message);
    }
  }

  /** Full names of the services that a caller reaches, by the names that it may use. */
  private SortedMap<String, String> namesFor(Stack.Service caller) {
    SortedMap<String, String> names = new TreeMap<>();
    for (NetworkAttachmentSpec own : caller.spec().task().networks()) {
      for (Stack.Service other : services) {
        for (NetworkAttachmentSpec theirs : other.spec().task().networks()) {
          if (theirs.network().equals(own.network())) {
            names.putIfAbsent(other.spec().name(), other.spec().name());
            theirs
                .aliases()
                .forEach(alias -> names.putIfAbsent(alias, other.spec().name()));
          }
        }
      }
    }
    return names;
  }
}
