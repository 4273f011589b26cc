namespace PaymentObservability.Contract;

/// <summary>
/// The words by which payments are recognised where the contract file names no others: English, Spanish, Portuguese, and the commonest of
/// French, Italian and German, as public Lambda code uses them. Without accents, as <see cref="NameWords"/> gives them.
/// </summary>
/// <remarks>
/// Words that are missing on purpose: <c>transaction</c> (databases, tracers), <c>gateway</c> (API Gateway), <c>order</c>, <c>price</c>,
/// <c>subscription</c> (SNS has them), <c>event</c> (every Lambda has one), French <c>payer</c> (the one who pays, in x402), <c>created</c> and
/// <c>requested</c> (such an event starts a payment).
/// </remarks>
internal static class GuideWords
{
    /// <summary>All of them.</summary>
    public static PaymentWords Words { get; } = new()
    {
        MoneyVerbs = WordSet.Of("""
            pay charge settle checkout payout payin purchase donate disburse reimburse remit topup cashout prepay repay
            addfunds addmoney loadfunds loadmoney sendfunds sendmoney
            pagar paga pague cobrar cobra cobre liquidar desembolsar
            encaisser
            addebitare addebita
            bezahlen bezahle zahlen zahle abbuchen kassieren
            """),
        AmbiguousVerbs = WordSet.Of("""
            capture transfer withdraw deposit debit collect authorize authorise preauthorize buy bill rebill fund redeem tip recharge
            recargar recarga retirar recarregar
            transferir transfere depositar sacar debitar recaudar capturar autorizar abonar facturar faturar comprar
            transferer debiter capturer facturer prelever verser acheter
            uberweisen einziehen belasten abrechnen kaufen
            """),
        ActingVerbs = WordSet.Of("""
            process make take execute exec submit do perform handle create initiate start begin complete confirm finalize finalise finish authorize
            authorise approve send issue run place post accept collect capture charge retry attempt trigger invoke settle schedule request simulate simular
            procesar procesa realizar realiza hacer ejecutar ejecuta efectuar efectua iniciar inicia crear confirmar confirma autorizar autoriza generar genera
            enviar completar completa finalizar finaliza aceptar
            processar processa processe realize fazer faz executar executa efetuar efetua criar cria gerar gera solicitar solicita concluir
            aprovar aprova lancar
            traiter effectuer executer creer lancer confirmer soumettre envoyer valider
            effettuare effettua eseguire esegui elaborare elabora
            verarbeiten verarbeite ausfuhren ausfuehren durchfuhren durchfuehren erstellen starten senden abschliessen bestatigen
            """),
        PaymentNouns = WordSet.Of("""
            payment payments charge charges payout payouts payin payins purchase purchases checkout settlement settlements donation donations
            remittance remittances disbursement disbursements installment instalment topup autopay prepayment repayment paymentintent
            deposit deposits withdrawal withdrawals applepay googlepay samsungpay amazonpay shoppay pix
            deposito depositos retiro saque saques
            pago pagos cobro cobros cobranza cobranzas compra compras
            pagamento pagamentos cobranca cobrancas boleto boletos
            paiement paiements reglement encaissement
            addebito addebiti pagamenti
            zahlung zahlungen bezahlung abbuchung lastschrift
            """),
        RefundWords = WordSet.Of("""
            refund refunds refunding chargeback reversal reversals reimbursement moneyback
            reembolsar reembolsa reembolso reembolsos devolucion devoluciones
            estornar estorna estorno estornos devolucao devolucoes ressarcir ressarcimento
            rembourser remboursement remboursements
            rimborsare rimborsa rimborso rimborsi
            ruckerstattung ruckzahlung rueckerstattung rueckzahlung erstattung erstatten
            """),
        AmbiguousRefundWords = WordSet.Of("""
            reverse void credit cancel return rollback revert compensate undo
            cancelar cancela revertir reverter anular devolver
            annuler annulation
            stornieren storno gutschrift zuruckzahlen
            """),
        ThingWords = WordSet.Of("""
            email emails mail sms method methods details detail info information history report reports log logs metric metrics error errors
            exception validator validation form page view button type types options option config configuration settings setting reminder reminders
            plan plans profile profiles address addresses terms date dates time amount amounts total totals fee fees currency rate rates limit
            limits id ids key keys hash number code name names url uri header headers queue topic table tables list lists collection group category
            summary statement statements dto model entity mapping clients service services repository database schema index file files csv pdf
            image template templates cache context message messages data customer customers user users account accounts level levels state states
            span activity trace tracker policy policies rule rules tags tag note notes document documents cart item items price prices product
            products requirement signature secret permission permissions role score entries ledger line lines screen window point points station battery
            device branch repo commit book frame frames photo video packet packets traffic snapshot screenshot ownership objects object bytes
            stream domain title link links status claim claims reclaim reclaims
            estado metodo metodos forma formas enlace historial recibo detalle detalles
            situacao comprovante historico tela pagina
            statut moyen methode
            """),
        MoneyContext = WordSet.Of("""
            billing bill bills invoice invoices invoicing money currency amount card cards creditcard debitcard giftcard bank iban sepa ach
            swift wire funds merchant merchants acquirer acquiring psp escrow cash crypto payer payee payable receivable
            paid unpaid monetization monetisation paywall facilitator x402 usdc usdt usd eur gbp brl mxn eth btc
            stripe braintree adyen paypal mollie worldpay klarna checkoutcom authorizenet razorpay paystack mercadopago pagseguro pagbank
            cielo getnet asaas openpix gerencianet efi conekta culqi wompi payu redsys bizum coinbase btcpay lightning applepay googlepay pix
            factura facturas tarjeta tarjetas monto importe moneda banco dinero saldo fondos
            fatura faturas cartao cartoes moeda dinheiro fundos boleto boletos
            facture factures carte montant
            rechnung rechnungen betrag kreditkarte konto
            """),
        ReadVerbs = WordSet.Of("""
            get list find query fetch read load retrieve search lookup check is has have can should exists exist describe show view display browse
            inspect peek
            obtener obtiene listar lista buscar busca consultar consulta leer ver
            obter obtem ler pesquisar recuperar
            obtenir lister chercher trouver lire
            holen lesen suchen finden anzeigen
            """),
        EventWords = WordSet.Of("""
            webhook webhooks hook callback callbacks ipn notification notifications notify notified receipt receipts
            paid succeeded failed completed completion processed settled charged captured refunded reversed received confirmed declined rejected approved
            authorized authorised cancelled canceled voided expired disputed updated changed finished purchased denied
            notificacion notificaciones notificar recibo recibos pagado cobrado aprobado rechazado procesado confirmado recibido completado
            fallido cancelado reembolsado anulado
            notificacao notificacoes comprovante comprovantes aprovado aprovada processado processada recebido recebida recusado recusada
            rejeitado rejeitada confirmada realizado realizada concluido falhou cancelada estornado
            recu echoue
            bezahlt eingegangen fehlgeschlagen abgeschlossen
            """),
        WalletVerbs = WordSet.Of("""
            connect create import open link restore provision init initialize initialise recover establish handle start begin generate register load unlock new
            conectar conecta crear importar vincular
            criar cria gerar gera
            connecter creer importer
            verbinden erstellen importieren
            """),
        WalletNouns = WordSet.Of("""
            wallet wallets smartwallet hotwallet carteira carteiras billetera billeteras walletconnect portefeuille cartera monedero geldborse
            """),
        CryptoWords = WordSet.Of("""
            cdp evm svm x402 coinbase web3 ethereum eth solana erc20 onchain blockchain crypto cryptocurrency usdc usdt bitcoin btc lightning
            polygon metamask walletconnect nethereum solnet eoa mpc hdwallet smartwallet hotwallet
            """),
    };
}
