// SPDX-License-Identifier: Apache-2.0
package signoff.console.security.token;

import java.util.List;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import signoff.console.Brands;
import signoff.console.Caller;
import signoff.kernel.BrandId;

/** Reads out of a token who calls. */
@Component
class Callers implements Converter<Jwt, AbstractAuthenticationToken> {

    private final Brands brands;

    Callers(Brands brands) {
        this.brands = brands;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var code = token.getClaimAsString(TokenWiring.BRAND);
        var scopes = token.getClaimAsStringList(TokenWiring.SCOPE);
        var client = token.getSubject();
        if (code == null || scopes == null || client == null) {
            throw new InvalidBearerTokenException("the token does not say who calls");
        }
        var brand = brands.find(new BrandId(code))
                .orElseThrow(() -> new InvalidBearerTokenException("the brand is not served here"));
        var caller = new Caller(brand.id(), client, Set.copyOf(scopes));
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of());
    }
}
