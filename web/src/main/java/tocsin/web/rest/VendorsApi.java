package tocsin.web.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tocsin.core.id.VendorId;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.VendorShape;

/** {@code /vendors}: monitoring tools that can send events here. */
final class VendorsApi {
  /** {@code query} looks in names, compared without case. */
  Reply list(Call call) {
    Optional<String> query = call.query().first("query").map(text -> text.toLowerCase(Locale.ROOT));
    List<Vendor> found =
        Vendor.ALL.stream()
            .filter(vendor ->
                query.isEmpty() || vendor.name().toLowerCase(Locale.ROOT).contains(query.get()))
            .toList();
    var shaping = call.shaping();
    return call.page().of(found, "vendors", vendor -> VendorShape.of(shaping, vendor));
  }

  Reply get(Call call) {
    Vendor vendor = Vendor.find(call.id("id", VendorId::new)).orElseThrow(Call::notFound);
    return Json.reply(200, "vendor", VendorShape.of(call.shaping(), vendor));
  }
}
