package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Keys;
import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.models.workload.Account;
import io.dryswarm.models.workload.RetrySpec;
import io.dryswarm.models.workload.Step;
import io.dryswarm.models.workload.Step.OnError;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists of steps: what a program does for a request, at its start, or in its loop. */
final class StepReader {
  private static final List<String> ON_ERROR = List.of("fail", "crash", "ignore");
  private static final List<String> UNKNOWN_NAME = List.of("retry", "crash");

  private final Map<String, Place> callSites = new LinkedHashMap<>();
  private final Map<Place, Account> accounts = new LinkedHashMap<>();

  /** Where each service and request, in the form {@code redis.rpush}, is called; a connected service counts with its bare name. */
  Map<String, Place> callSites() {
    return callSites;
  }

  /** The accounts that steps use, by their places. */
  Map<Place, Account> accounts() {
    return accounts;
  }

  List<Step> read(Place place) {
    List<Step> steps = new ArrayList<>();
    for (Place item : place.list()) {
      List<String> kinds = kinds(item);
      if (kinds.size() == 1) {
        steps.add(step(kinds.get(0), item));
      } else {
        reportKinds(item, kinds);
      }
    }
    return List.copyOf(steps);
  }

  private static List<String> kinds(Place item) {
    return item.isMap()
        ? LanguageKeys.STEP_KINDS.stream().filter(item.map()::has).toList()
        : List.of();
  }

  private static void reportKinds(Place item, List<String> kinds) {
    if (!item.isMap()) {
      item.expected("a step such as {compute: 2ms} or {call: redis.rpush}");
    } else if (kinds.isEmpty()) {
      List<String> keys = item.map().keys();
      String first = keys.isEmpty() ? "" : keys.get(0);
      item.problem("unknown step" + Suggestion.tail(first, LanguageKeys.STEP_KINDS));
    } else {
      item.problem("one step does one thing: this one has " + String.join(" and ", kinds));
    }
  }

  private Step step(String kind, Place item) {
    return switch (kind) {
      case "call" -> call(item.map(LanguageKeys.CALL));
      case "connect" -> connect(item.map(LanguageKeys.CONNECT));
      case "if_item" -> ifItem(item.map(LanguageKeys.IF_ITEM));
      default -> simple(kind, item.map(Keys.of(kind)).require(kind));
    };
  }

  private static Step simple(String kind, Place value) {
    return switch (kind) {
      case "compute" -> new Step.Compute(DistributionReader.durationNs(value));
      case "sleep" -> new Step.Sleep(DistributionReader.durationNs(value));
      case "push" -> new Step.Push(value.text());
      case "pop" -> new Step.Pop(value.text());
      case "insert" -> new Step.Insert(value.text());
      case "mark" -> new Step.Mark(value.text());
      case "require" -> new Step.Require(value.text());
      default -> new Step.Read(value.text());
    };
  }

  private Step call(MapPlace map) {
    Place target = map.require("call");
    String text = target.text();
    int dot = text.indexOf('.');
    if (dot <= 0 || dot == text.length() - 1) {
      target.expected("service.request, such as redis.rpush");
      dot = 0;
    }
    callSites.putIfAbsent(text, target);
    String onError = map.find("on_error").map(p -> p.word(ON_ERROR)).orElse("fail");
    long timeoutNs = durationNs(map, "timeout", Defaults.CALL_TIMEOUT_NS);
    return new Step.Call(
        text.substring(0, dot),
        text.substring(Math.min(text.length(), dot + 1)),
        timeoutNs,
        map.find("kept").map(Place::flag).orElse(false),
        OnError.valueOf(onError.toUpperCase(Locale.ROOT)),
        durationNs(map, "connect_timeout", timeoutNs),
        map.find("retries").map(RetryReader::read).orElse(RetrySpec.NONE),
        account(map));
  }

  private Step connect(MapPlace map) {
    Place service = map.require("connect");
    callSites.putIfAbsent(service.text(), service);
    String unknown = map.find("unknown_name").map(p -> p.word(UNKNOWN_NAME)).orElse("retry");
    return new Step.Connect(
        service.text(),
        durationNs(map, "retry", Defaults.CONNECT_RETRY_NS),
        durationNs(map, "timeout", Defaults.CONNECT_TIMEOUT_NS),
        unknown.equals("crash") ? OnError.CRASH : OnError.FAIL,
        account(map));
  }

  private Account account(MapPlace map) {
    Place place = map.find("with").orElse(null);
    if (place == null) {
      return Account.NONE;
    }
    Account account = SettingsSectionReader.account(place);
    accounts.put(place, account);
    return account;
  }

  private Step ifItem(MapPlace map) {
    List<Step> otherwise = map.find("else").map(this::read).orElse(List.of());
    return new Step.IfItem(read(map.require("if_item")), otherwise);
  }

  private static long durationNs(MapPlace map, String key, long absentNs) {
    return map.find(key).map(p -> p.quantity(Quantities.DURATION, 0L)).orElse(absentNs);
  }
}
