/** Joining: the form, its second look, the pages after it. Keep the promises true: people agree to them. */
export const join = {
  rail: 'Membership',
  duration: 'About two minutes',
  description: 'Ask to join the Peru Support Group. It takes about two minutes.',
  errorTitle: (title: string) => `Error: ${title}`,

  invitation: {
    rail: 'Join us',
    title: 'Why join the PSG?',
    button: 'Become a member',
    duration: 'It takes about two minutes.',
  },

  form: {
    title: 'Become a member',
    intro:
      'Tell us who you are and how you would like the bulletin. A volunteer reads every request and answers by email.',
    reasons: 'Reasons to join',
    name: 'Your name',
    email: 'Email address',
    emailHint: 'We use it to answer you, and for nothing you have not asked for.',
    kind: 'Kind of membership',
    bulletin: 'The bulletin',
    bulletinWays: { email: 'By email', post: 'By post', none: 'No bulletin, thank you' },
    postHint: 'We need your postal address for it.',
    addressLines: 'Postal address',
    addressHint: 'Only for the bulletin by post. Otherwise leave it empty: we would not keep it.',
    postcode: 'Postcode',
    country: 'Country (if not the United Kingdom)',
    message: 'Anything you would like to tell us (optional)',
    details: 'Your details',
    detailsHint:
      'Membership of a group like ours says something about your opinions, so we ask you expressly.',
    optionalConsent: 'You need not tick this.',
    next: 'Continue',
    nextHint: 'You see everything once more before you send it.',
    trap: 'Leave this empty',
  },

  review: {
    title: 'Check your request',
    intro: 'This is what we keep if you send it. Nothing has been sent or kept so far.',
    again: 'Please press “Send the request” once more',
    againText:
      'That went very fast, as programs do. If you have read what stands here, press the button again and it is sent.',
    name: 'Name',
    email: 'Email address',
    kind: 'Kind of membership',
    bulletin: 'The bulletin',
    address: 'Postal address',
    message: 'Your message',
    noMessage: 'None',
    consents: 'You agree that',
    notConsented: 'You did not tick',
    change: 'Change',
    changeWhat: {
      name: 'your name',
      email: 'the email address',
      kind: 'the kind of membership',
      bulletin: 'how you get the bulletin',
      addressLines: 'the postal address',
      message: 'the message',
      consents: 'what you agree to',
    },
    send: 'Send the request',
    sendHint: 'We then write to this address to make sure that it is yours.',
  },

  trapped: 'Please press “Continue” once more',
  trappedText:
    'A field that people do not see was filled in, perhaps by your browser or a password manager. We have emptied it; what you typed is still here.',

  pending: { next: 'One moment…', send: 'Sending…', confirm: 'Confirming…', withdraw: 'Withdrawing…' },

  terms: {
    title: 'What happens to this',
    who: (days: number) =>
      `Only the membership secretary sees your request. We send an email to ask whether the address is yours, and nobody decides about your request before you press the button it leads to, within ${days} days, or the secretary has made sure in another way, such as a telephone call.`,
    kept: 'We keep what you typed, the exact words of each box you ticked and the time. Your postal address is kept only if you want the bulletin by post. While you fill in the form and look through it, we keep nothing.',
    withdraw:
      'By the link in the same email you can withdraw the request as long as it is not decided. Your postal address and your message are then removed at once.',
    rights: 'To see, correct or delete what we hold, write to',
  },

  thanks: {
    metaTitle: 'Thank you for your request',
    title: 'Thank you: now look at your email',
    reference: 'Your request has the reference',
    quote: 'Quote it if you write to us.',
    next: 'What happens next',
    steps: (confirmDays: number, answerDays: number) => [
      { when: 'Within an hour', what: 'an email from us is in your inbox, at the address you gave.' },
      {
        when: `Within ${confirmDays} days`,
        what: 'open the link in it and press the button there. That shows that the address is yours.',
      },
      {
        when: 'After that',
        what: `a volunteer reads your request and answers by email, within about ${answerDays} days.`,
      },
    ],
    mail: 'This is the email',
    mailIntro: 'So that you know it when you see it. Your name and the link are only in the email itself.',
    subject: 'Subject',
    yourName: '[your name]',
    yourReference: '[your reference]',
    link: '[the link]',
    missing: 'If nothing arrives',
    missingText:
      'Look into the folder for unwanted mail, and check that the address was right. After an hour you can',
    sendAgain: 'send the request again',
    limit: 'One address gets three such emails a day at most.',
    write: 'Still nothing? Write to',
  },

  confirm: {
    button: 'Confirm my address',
    again: 'Send the request once more',
    withdrawQuestion: 'I want to withdraw the request',
    withdrawText:
      'Nobody will decide about it. The postal address and the message, if there are any, are removed at once; name, email address and what was agreed to stay on record as withdrawn.',
    withdraw: 'Withdraw the request',
    answerBy: (days: number) =>
      `A volunteer now reads the request and answers by email, within about ${days} days. There is nothing else you need to do.`,
    noAnswer: 'No answer by then? Write to',
    /** What the page behind a link says, by what the link is good for: never whose link it is. */
    states: {
      confirmable: {
        title: 'Is this email address yours?',
        text: 'A request to join the Peru Support Group was sent with the address that this link was mailed to. If it was you, press the button. Then a volunteer reads the request. If it was not you, close this page: nothing becomes of the request.',
      },
      expired: {
        title: 'This link is too old',
        text: 'It can no longer confirm the address. Send the request once more and we mail you a new link. You can still withdraw the old request here.',
      },
      unknown: {
        title: 'We do not know this link',
        text: 'It may have been cut off in the email, or the request has long been dealt with. Copy the whole line from the email, or send the request once more.',
      },
      unconfirmed: {
        title: 'This link is too old',
        text: 'It can no longer confirm the address. Send the request once more and we mail you a new link.',
      },
      pending: { title: 'Your address is confirmed', text: 'Thank you.' },
      approved: {
        title: 'This request has been answered',
        text: 'We have written to the address it was sent with.',
      },
      declined: {
        title: 'This request has been answered',
        text: 'We have written to the address it was sent with.',
      },
      withdrawn: {
        title: 'The request is withdrawn',
        text: 'The postal address and the message, if there were any, have been removed. Name, email address and what was agreed to stay on record as withdrawn, so that the group can show what it did with them; nobody uses them for anything else.',
      },
    },
  },
};
