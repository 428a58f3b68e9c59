package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.models.workload.Account;
import io.dryswarm.models.workload.ReadSpec;
import io.dryswarm.models.workload.ReadSpec.Need;
import io.dryswarm.models.workload.SettingsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The part of an application's description that says what the program reads when it starts, and whom it lets in. */
final class SettingsSectionReader {
  private static final List<String> NEEDS = List.of("no", "first_start", "always");
  private static final List<String> NO_FILE = List.of("exit", "empty");

  private SettingsSectionReader() {}

  /** @param base what holds where the description says nothing; values are added to its own */
  static SettingsSpec read(MapPlace map, SettingsSpec base) {
    TreeMap<String, ReadSpec> reads = new TreeMap<>(base.reads());
    for (Place place : map.findOrEmpty("reads").map().values()) {
      reads.put(place.key(), value(place.map(LanguageKeys.READ)));
    }
    return new SettingsSpec(
        reads, map.find("accounts").map(SettingsSectionReader::accounts).orElse(base.accounts()));
  }

  private static ReadSpec value(MapPlace map) {
    String need = map.find("need").map(p -> p.word(NEEDS)).orElse("no");
    return new ReadSpec(
        texts(map, "env"),
        map.find("file").map(Place::text).orElse(""),
        map.find("value").map(Place::text).orElse(null),
        Need.valueOf(need.toUpperCase(Locale.ROOT)),
        texts(map, "unless"),
        map.find("error").map(Place::text).orElse(""),
        map.find("kept").map(Place::flag).orElse(false),
        map.find("no_file").map(p -> p.word(NO_FILE)).orElse("exit").equals("empty"));
  }

  private static List<String> texts(MapPlace map, String key) {
    return map.find(key)
        .map(place -> place.listOrSingle().stream().map(Place::text).toList())
        .orElse(List.of());
  }

  private static List<Account> accounts(Place place) {
    List<Account> accounts = new ArrayList<>();
    place.listOrSingle().forEach(item -> accounts.add(account(item)));
    return List.copyOf(accounts);
  }

  /** {@code user:password}, both by the names of values; without a colon the password alone. */
  static Account account(Place place) {
    String text = place.text();
    int colon = text.indexOf(':');
    return new Account(text.substring(0, Math.max(0, colon)), text.substring(colon + 1));
  }

  /** Tells of accounts whose parts are no values of the program. */
  static void check(Map<Place, Account> accounts, SettingsSpec settings) {
    accounts.forEach((place, account) -> {
      for (String name : List.of(account.user(), account.password())) {
        if (!name.isEmpty() && !settings.reads().containsKey(name)) {
          place.problem("the program reads no value \"" + name + "\""
              + Suggestion.tail(name, settings.reads().keySet()));
        }
      }
    });
  }

  /** The accounts of the description itself, by their places. */
  static Map<Place, Account> accountPlaces(MapPlace map) {
    Map<Place, Account> places = new java.util.LinkedHashMap<>();
    map.find("accounts")
        .ifPresent(list -> list.listOrSingle().forEach(item -> places.put(item, account(item))));
    return places;
  }
}
